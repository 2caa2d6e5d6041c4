// A surface of a layout; its triangles are turned outward.
#include "stereo_vertex.glsl"

uniform vec4 fit;  // where the layout stands in the room: offset, scale

in vec3 place;
in vec3 normal;

out vec3 at;          // in the room
out vec3 outward;
out vec3 toward_eye;

void main() {
    int eye = gl_InstanceID;
    at = place * fit.w + fit.xyz;
    outward = normal;
    toward_eye = eyes.room_from_eye[eye][3].xyz - at;
    put(eye, eyes.clip_from_room[eye] * vec4(at, 1.0));
}
