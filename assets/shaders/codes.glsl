// What the compute rasteriser knows of a row: where it is, and the code of its color.  Needs rows.
layout(std430, binding = 0) readonly buffer Order { int order[]; };

uniform int codes;       // so many are colors, the next one is unknown; then come the same of rows that are selected
uniform uint elsewhere;  // rows with one of these flags are drawn otherwise

const uint GONE = 0xffffffffu;  // the code of a row that is not drawn

uint point_in(int slot, out vec3 at) {
    int row = order[slot];
    uint flag = flags_of(row);
    float shown;
    at = place(row, shown);
    if (shown <= 0.0 || (flag & (HIDDEN | elsewhere)) != 0u) return GONE;
#ifdef CODES
    float value = value_of(row);
    uint code = uint(codes);
    if (value >= 0.0)
        code = classes == 1 ? uint(value + 0.5) % uint(colors) : uint(min(value, 1.0) * float(codes - 1) + 0.5);
    return (flag & SELECTED) != 0u ? code + uint(codes) + 1u : code;
#else
    return 0u;
#endif
}
