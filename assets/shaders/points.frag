// A pixel of a point.
#include "stereo.glsl"
#include "marks.glsl"
#include "shade.glsl"

flat in vec4 color;
flat in vec4 disc;

out vec4 fragment;

void main() {
    int code = int(disc.w);
    vec4 view = eyes.viewport[code >> 5];
    if (gl_FragCoord.x < view.x || gl_FragCoord.x > view.x + view.z) discard;  // the other eye's part
    fragment = shade(color.rgb, color.a, code & 31, disc.z, gl_FragCoord.xy - disc.xy);
    if (fragment.a < 0.05) discard;
}
