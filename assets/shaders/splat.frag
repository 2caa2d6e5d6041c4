// Points that were drawn on the processor (runtime/draw/cloud/splat), laid into the frame: a pixel each.
#include "stereo.glsl"

layout(std430, binding = 0) readonly buffer Pixels { uvec2 pixels[]; };  // of the target, row by row from below

out vec4 fragment;

void main() {
    uvec2 it = pixels[int(gl_FragCoord.y) * int(eyes.target.x) + int(gl_FragCoord.x)];
    uint alpha = it.y & 255u;
    if (alpha == 0u) discard;
    // Roots, as bytes of sRGB are nearly: so few bits suffice for dark colors.
    vec3 root = vec3(uvec3(it.x >> 21, it.x >> 10 & 2047u, it.x & 1023u)) / vec3(2047.0, 2047.0, 1023.0);
    fragment = vec4(root * root, float(alpha) / 255.0);
    gl_FragDepth = float(it.y >> 8) / 16777215.0;
}
