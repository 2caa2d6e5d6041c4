// The pixels that the compute rasteriser found, in color.
#include "stereo.glsl"
#include "sky.glsl"
#include "rows.glsl"
#include "haze.glsl"
#include "marks.glsl"
#include "pixels.glsl"

flat in int eye;
in vec2 tangent;

#if defined(SLOTS) || defined(WIDE)
layout(std430, binding = 0) readonly buffer Order { int order[]; };
#endif

uniform int codes;  // as in codes.glsl
uniform vec2 depths[2];  // a, b of each eye: depth in stage meters is b / (a + depth in clip space)

out vec4 fragment;

void main() {
    int pixel = int(gl_FragCoord.y) * int(eyes.target.x) + int(gl_FragCoord.x);
#ifdef WIDE
    uint64_t word = pixels[pixel];
    uint nearness = uint(word >> 32), slot = uint(word);
    if (nearness == 0u) discard;
#else
    uint word = pixels[pixel];
    if (word == 0u) discard;
    uint nearness = word >> 8;
#endif
#if defined(SLOTS) || defined(WIDE)
#ifdef SLOTS
    uint slot = pixels[int(eyes.target.x * eyes.target.y) + pixel];
#endif
    int row = order[int(slot) - 1];
    vec3 rgb = color_of(row);
    bool is_lit = (flags_of(row) & SELECTED) != 0u;
#else
    int code = int(word & 255u);
    bool is_lit = code > codes;
    if (is_lit) code -= codes + 1;
    vec3 rgb = color_for(code == codes ? -1.0 : classes == 1 ? float(code) : float(code) / float(codes - 1));
#endif
    float depth = (FARTHEST - float(nearness)) / FARTHEST;
    float away = depths[eye].y / (2.0 * depth - 1.0 + depths[eye].x);
    vec3 toward = mat3(eyes.room_from_eye[eye]) * vec3(tangent, -1.0) * away * eyes.target.w;
    fragment = vec4(hazed(rgb, toward, is_lit) * FLAT, 1.0);
    gl_FragDepth = depth;
}
