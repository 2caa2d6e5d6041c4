// One picture that faces the person: six vertices.
#include "stereo_vertex.glsl"
#include "billboard.glsl"

const vec2 CORNERS[6] = vec2[](vec2(-1), vec2(1, -1), vec2(-1, 1), vec2(-1, 1), vec2(1, -1), vec2(1));
const float FRAME = 0.05;  // of the height

uniform vec3 place;
uniform vec2 size_m;

out vec2 at;  // 0…1 inside the picture, beyond it in the frame

void main() {
    vec2 corner = CORNERS[gl_VertexID % 6];
    vec2 reach = 0.5 * size_m + FRAME * size_m.y;
    at = 0.5 + 0.5 * corner * reach / (0.5 * size_m);
    put(gl_InstanceID, eyes.clip_from_room[gl_InstanceID] * vec4(billboard(place, corner * reach), 1.0));
}
