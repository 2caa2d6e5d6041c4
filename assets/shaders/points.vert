// The cloud by indirect draws: what is drawn of a cell comes by the base instance.
#include "points.glsl"

layout(std430, binding = 0) readonly buffer Order { int order[]; };

#ifdef PACKED
uniform bool listed;  // rows of the pool one by one, else the slots of the runs

int row_at(int slot) {
    return listed ? order[slot] : 32 * order[slot >> 5] + (slot & 31);
}
#else
int row_at(int slot) {
    return order[slot];
}
#endif

// eye (plus 2 for near cells), first, points of the cell that are shown (fractional), growth
layout(location = 0) in vec4 draw;

void main() {
    bool is_near = draw.x > 1.5;
    int slot = is_near ? gl_VertexID / 6 : gl_VertexID;
    put_point(int(draw.x) & 1, is_near, row_at(slot), float(slot) - draw.y, draw.z, draw.w);
}
