// A row's picture in a frame of its color; white where selected, with crossed corners where wrong.
#include "texel.glsl"

const uint SELECTED = 2u, WRONG = 4u;  // as in runtime/ground/shown.py

uniform sampler2DArray pixels;
uniform bool gray;  // one channel: ink

const vec3 PAPER = vec3(0.005), INK = vec3(0.86);  // the frame alone has the row's color: a tint would be read as part

// Linear light of sRGB.
vec3 linear(vec3 srgb) {
    return mix(srgb / 12.92, pow((srgb + 0.055) / 1.055, vec3(2.4)), step(0.04045, srgb));
}

in vec2 at;
flat in vec3 color;
flat in int layer;
flat in uint flag;
flat in float height_px;

uniform float ringed;  // 1: the selected rows are few and have white frames; 0: they are many, and the others are dim

const float DIM = 0.25;

out vec4 fragment;

void main() {
    vec2 size = vec2(textureSize(pixels, 0).xy);
    vec2 sharp_at = sharp(at, size);
    vec4 texel = texture(pixels, vec3(sharp_at.x, 1.0 - sharp_at.y, layer));
    texel.rgb = linear(texel.rgb);
    vec3 picture = gray ? mix(PAPER, INK, texel.r) : mix(PAPER, texel.rgb, texel.a);

    vec2 edge = (0.5 - abs(at - 0.5)) * height_px;  // pixels to the border
    bool selected = (flag & SELECTED) != 0u;
    float width = clamp(0.08 * height_px, 1.5, 8.0) * (selected ? 1.6 : 1.0);
    float frame = clamp(width + 0.5 - min(edge.x, edge.y), 0.0, 1.0);
    vec3 result = mix(picture, selected ? mix(color, vec3(0.95), ringed) : color, frame);
    if (!selected) result *= mix(DIM, 1.0, ringed);
    if ((flag & WRONG) != 0u) {
        vec2 corner = at - 1.0 + 0.17;  // middle of the mark, upper right
        vec2 turned = abs(vec2(corner.x + corner.y, corner.x - corner.y)) * 0.7071;
        float bar = min(max(turned.x - 0.16, turned.y - 0.035), max(turned.y - 0.16, turned.x - 0.035));
        float rim = min(max(turned.x - 0.20, turned.y - 0.075), max(turned.y - 0.20, turned.x - 0.075));
        float soft = 1.0 / height_px;
        result = mix(result, vec3(0.004), smoothstep(soft, -soft, rim));
        result = mix(result, vec3(0.95), smoothstep(soft, -soft, bar));
    }
    fragment = vec4(result, 1.0);
}
