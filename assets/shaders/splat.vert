// A strip of pixels of the target: six vertices.
#include "stereo.glsl"

in vec4 strip;  // left, bottom, right, top in pixels of the target

const vec2 CORNERS[6] = vec2[](vec2(0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1));

out gl_PerVertex {
    vec4 gl_Position;
    float gl_ClipDistance[2];
};

void main() {
    gl_ClipDistance[0] = gl_ClipDistance[1] = 1.0;
    vec2 at = mix(strip.xy, strip.zw, CORNERS[gl_VertexID]);
    gl_Position = vec4(at / eyes.target.xy * 2.0 - 1.0, 0.0, 1.0);
}
