// The cloud without base instances and storage buffers: one eye, far or near cells by each draw.
#include "points.glsl"

const int CELL = 1024, PART = 256;  // rows of a cell, and of a part of one, as in scenes/queries/curve.py

uniform isampler2D order;
uniform sampler2D dealt;  // of each cell: points that are shown (fractional), growth
uniform int whole, parts_at;  // how many cells are no parts, and the slot where parts begin
uniform int eye;
uniform bool is_near;

void main() {
    int slot = is_near ? gl_VertexID / 6 : gl_VertexID;
    int part = slot - parts_at;
    vec2 cell = texelFetch(dealt, record(part < 0 ? slot / CELL : whole + part / PART), 0).rg;
    float place_in_cell = float(part < 0 ? slot % CELL : part % PART);
    put_point(eye, is_near, texelFetch(order, record(slot), 0).r, place_in_cell, cell.x, cell.y);
}
