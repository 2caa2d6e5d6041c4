// A picture in a plain light frame.
#include "texel.glsl"

uniform sampler2D pixels;

in vec2 at;

out vec4 fragment;

void main() {
    vec2 sharp_at = sharp(at, vec2(textureSize(pixels, 0)));
    vec4 color = textureGrad(pixels, vec2(sharp_at.x, 1.0 - sharp_at.y), dFdx(at), dFdy(at));
    bool inside = at == clamp(at, 0.0, 1.0);
    fragment = inside ? vec4(mix(vec3(0.01), color.rgb, color.a), 1.0) : vec4(vec3(0.55), 1.0);
}
