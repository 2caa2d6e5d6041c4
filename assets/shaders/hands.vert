// A hand or what it holds, in its grip pose.
#include "stereo_vertex.glsl"

uniform mat4 room_from_hand;

in vec3 place;
in vec3 normal;
in float tint;

out vec3 outward;
out vec3 toward_eye;
flat out float v_tint;

void main() {
    int eye = gl_InstanceID;
    vec4 room = room_from_hand * vec4(place, 1.0);
    outward = mat3(room_from_hand) * normal;
    toward_eye = eyes.room_from_eye[eye][3].xyz - room.xyz;
    v_tint = tint;
    put(eye, eyes.clip_from_room[eye] * room);
}
