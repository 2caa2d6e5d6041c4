// All rows as the compute rasteriser wants them, in the order in which it reads them: what stands still is looked up once.
#include "stereo.glsl"
#include "rows.glsl"
#include "codes.glsl"

layout(local_size_x = 128) in;

layout(std430, binding = 7) writeonly buffer Gathered { uvec4 gathered[]; };  // place, code

uniform int rows;

void main() {
    int step = int(gl_NumWorkGroups.x * gl_WorkGroupSize.x);
    for (int slot = int(gl_GlobalInvocationID.x); slot < rows; slot += step) {
        vec3 at;
        uint code = point_in(slot, at);
        gathered[slot] = uvec4(floatBitsToUint(at), code);
    }
}
