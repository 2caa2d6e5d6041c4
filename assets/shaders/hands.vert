// Hands or what they hold, in their grip poses: an instance for each eye of each hand.
#include "stereo_vertex.glsl"

uniform mat4 room_from_hand[2];
uniform vec3 tips[2];  // linear

in vec3 place;
in vec3 normal;
in float tint;

out vec3 outward;
out vec3 toward_eye;
flat out float v_tint;
flat out vec3 tip;

void main() {
    int eyes_drawn = int(eyes.target.z), eye = gl_InstanceID % eyes_drawn, hand = gl_InstanceID / eyes_drawn;
    vec4 room = room_from_hand[hand] * vec4(place, 1.0);
    outward = mat3(room_from_hand[hand]) * normal;
    tip = tips[hand];
    toward_eye = eyes.room_from_eye[eye][3].xyz - room.xyz;
    v_tint = tint;
    put(eye, eyes.clip_from_room[eye] * room);
}
