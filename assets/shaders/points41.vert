// The cloud without base instances and storage buffers: one eye, far or near cells by each draw.
#include "points.glsl"

const int CELL = 1024;  // as in runtime/ground/shown.py

uniform isampler2D order;
uniform sampler2D dealt;  // of each cell: points that are shown (fractional), growth
uniform int eye;
uniform bool is_near;

void main() {
    int slot = is_near ? gl_VertexID / 6 : gl_VertexID;
    vec2 cell = texelFetch(dealt, record(slot / CELL), 0).rg;
    put_point(eye, is_near, texelFetch(order, record(slot), 0).r, float(slot % CELL), cell.x, cell.y);
}
