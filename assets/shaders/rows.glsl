// Everything about a row, looked up by its number: in storage buffers where there are any, else in textures.  Filled by
// runtime/draw/cloud/rows.py.
#include "records.glsl"
#if __VERSION__ < 430
#define CLOUD std140
#else
#define CLOUD std140, binding = 1
#endif

layout(CLOUD) uniform Cloud {
    vec4 fit_a, fit_b;  // offset, scale
    float moved;        // from a to b, 0…1
    int classes;        // 1: values are codes, 0: they are 0…1 along the table
    int hovered;        // a row, or -1
    float point_m;      // diameter of a point in the room
    int colors;         // of the table
};

const uint HIDDEN = 1u, SELECTED = 2u, WRONG = 4u;  // as in runtime/ground/shown.py
const int MARKER_SHIFT = 3;  // as in runtime/ground/markers.py
const float ABSENT = 1e29;  // runtime/draw/cloud/positions.py writes more

const vec3 UNKNOWN = vec3(0.2159);  // sRGB 128

#if __VERSION__ < 430
uniform sampler2D place_a, place_b, values, table;
uniform usampler2D flags;

uint flags_of(int row) {
    return texelFetch(flags, record(row), 0).r;
}

vec3 read(int row, bool second) {
    return second ? texelFetch(place_b, record(row), 0).rgb : texelFetch(place_a, record(row), 0).rgb;
}

float value_of(int row) {
    return texelFetch(values, record(row), 0).r;
}

vec3 color_in_table(int number) {  // linear RGB
    return texelFetch(table, record(number), 0).rgb;
}
#else
layout(std430, binding = 3) readonly buffer Values { float values[]; };
layout(std430, binding = 4) readonly buffer Flags { uint flags[]; };  // four rows in each
layout(std430, binding = 5) readonly buffer Table { vec4 table[]; };

#ifdef PACKED
// A row is one of the pool's: 32 in each slot.
layout(std430, binding = 1) readonly buffer Codes { uvec2 codes[]; };
layout(std430, binding = 2) readonly buffer Owners { int owners[]; };  // the run that each slot holds
layout(std430, binding = 6) readonly buffer Boxes { vec4 boxes[]; };   // of each cell: origin, step
uniform int runs_in_cell;

vec3 read(int row, bool second) {
    uvec2 code = codes[row];
    vec4 box = boxes[owners[row >> 5] / runs_in_cell];
    uvec3 steps = uvec3(code.x, code.x >> 21 | code.y << 11, code.y >> 10) & 0x1FFFFFu;
    return box.xyz + vec3(steps) * box.w;
}
#else
layout(std430, binding = 1) readonly buffer PositionsA { float place_a[]; };
layout(std430, binding = 2) readonly buffer PositionsB { float place_b[]; };

vec3 read(int row, bool second) {
    int i = 3 * row;
    return second ? vec3(place_b[i], place_b[i + 1], place_b[i + 2]) : vec3(place_a[i], place_a[i + 1], place_a[i + 2]);
}
#endif

uint flags_of(int row) {
    return flags[row >> 2] >> (8 * (row & 3)) & 255u;
}

float value_of(int row) {
    return values[row];
}

vec3 color_in_table(int number) {  // linear RGB
    return table[number].rgb;
}
#endif

// Where a row is now, in the room; `shown` is below 1 while it comes or goes, 0 where it is absent.
// The rule is that of `place` in runtime/ground/kernels.py: a row that only one of the frames has does not move.  There it
// is gone as soon as the other frame is nearer; here it shrinks all the way.
vec3 place(int row, out float shown) {
    vec3 a = read(row, false);
    shown = a.x < ABSENT ? 1.0 : 0.0;
    vec3 at_a = a * fit_a.w + fit_a.xyz;
    if (moved == 0.0) return at_a;
    vec3 b = read(row, true);
    float shown_b = b.x < ABSENT ? 1.0 : 0.0;
    vec3 at_b = b * fit_b.w + fit_b.xyz;
    vec3 at = shown == 0.0 ? at_b : shown_b == 0.0 ? at_a : mix(at_a, at_b, moved);
    shown = mix(shown, shown_b, moved);
    return at;
}

vec3 color_for(float value) {
    if (value < 0.0) return UNKNOWN;
    int last = colors - 1;
    if (classes == 1) return color_in_table(int(value + 0.5) % colors);
    float along = clamp(value, 0.0, 1.0) * float(last);
    int i = min(int(along), last - 1);
    return last == 0 ? color_in_table(0) : mix(color_in_table(i), color_in_table(i + 1), along - float(i));
}

vec3 color_of(int row) {
    return color_for(value_of(row));
}
