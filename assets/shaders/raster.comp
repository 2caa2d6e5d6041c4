// Points of one pixel: a work group for each cell, the nearest point of each pixel by an atomic maximum.
// Schütz, Kerbl and Wimmer 2021, "Rendering Point Clouds with Compute Shaders and Vertex Order Optimization".
#include "stereo.glsl"
#include "rows.glsl"
#include "pixels.glsl"

layout(local_size_x = 128) in;

#ifdef GATHERED
layout(std430, binding = 0) readonly buffer Gathered { uvec4 gathered[]; };  // place, code
const uint GONE = 0xffffffffu;
uint point_in(int slot, out vec3 at) {
    at = uintBitsToFloat(gathered[slot].xyz);
    return gathered[slot].w;
}
#else
#include "codes.glsl"
#endif
layout(std430, binding = 6) readonly buffer Drawn { ivec4 drawn[]; };  // first in the order, points, a bit for each eye

uniform int cells;       // drawn
uniform bool owners;     // the second time over SLOTS: the nearest points say which they are

void put(int eye, vec3 at, uint code, int slot) {
    vec4 clip = eyes.clip_from_room[eye] * vec4(at, 1.0);
    if (clip.w <= 0.0 || any(greaterThan(abs(clip.xyz), clip.www))) return;
    vec3 ndc = clip.xyz / clip.w * 0.5 + 0.5;
    vec4 view = eyes.viewport[eye];
    // Half of the step to which GPUs round places, so that a point is in the same pixel as its sprite.
    vec2 place = clamp(view.xy + ndc.xy * view.zw - 1.0 / 512.0, view.xy, view.xy + view.zw - 1.0);
    int pixel = int(place.y) * int(eyes.target.x) + int(place.x);
    // A step farther than it is: the sprite of the same row, where it has one, lies over it.
    uint nearness = max(uint(FARTHEST) - uint(ndc.z * FARTHEST), 2u) - 1u;
#ifdef WIDE
    atomicMax(pixels[pixel], uint64_t(nearness) << 32 | uint64_t(slot + 1));
#else
    uint word = nearness << 8 | code;
#ifdef SLOTS
    if (owners) {
        // Of points at the same depth the last, in every frame.
        int behind = int(eyes.target.x * eyes.target.y);
        if (word == pixels[pixel]) atomicMax(pixels[behind + pixel], uint(slot + 1));
        return;
    }
#endif
    if (word > pixels[pixel]) atomicMax(pixels[pixel], word);
#endif
}

void main() {
    int cell = int(gl_WorkGroupID.y * gl_NumWorkGroups.x + gl_WorkGroupID.x);
    if (cell >= cells) return;
    ivec4 it = drawn[cell];
    for (int i = int(gl_LocalInvocationID.x); i < it.y; i += int(gl_WorkGroupSize.x)) {
        int slot = it.x + i;
        vec3 at;
        uint code = point_in(slot, at);
        if (code == GONE) continue;
        if ((it.z & 1) != 0) put(0, at, code, slot);
        if ((it.z & 2) != 0) put(1, at, code, slot);
    }
}
