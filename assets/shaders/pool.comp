// Puts runs of 32 rows that were uploaded into their slots of the pool; filled by runtime/draw/cloud/packed/tables.py.
layout(local_size_x = 32) in;

layout(std430, binding = 0) writeonly buffer Slots { int slot_of[]; };
layout(std430, binding = 1) writeonly buffer Codes { uvec2 codes[]; };
layout(std430, binding = 2) writeonly buffer Owners { int owners[]; };
layout(std430, binding = 3) writeonly buffer Values { uint values[]; };  // floats, bit for bit
layout(std430, binding = 4) writeonly buffer Flags { uint flags[]; };
layout(std430, binding = 5) readonly buffer Staged { uint staged[]; };

const uint ROWS = 32u, WORDS = 2u + 3u * ROWS + ROWS / 4u;

void main() {
    uint first = gl_WorkGroupID.x * WORDS, row = gl_LocalInvocationID.x;
    uint run = staged[first], slot = staged[first + 1u], body = first + 2u;
    uint at = slot * ROWS + row;
    codes[at] = uvec2(staged[body + 2u * row], staged[body + 2u * row + 1u]);
    values[at] = staged[body + 2u * ROWS + row];
    if (row < ROWS / 4u) flags[slot * ROWS / 4u + row] = staged[body + 3u * ROWS + row];
    if (row == 0u) {
        slot_of[run] = int(slot);
        owners[slot] = int(run);
    }
}
