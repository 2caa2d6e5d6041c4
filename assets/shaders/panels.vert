// Rectangles of the panels' canvas, in the room (for each eye) or flat over the window: six vertices for each.
#include "stereo_vertex.glsl"
uniform mat4 room_from_px[16];  // from pixels of a rectangle, y down
uniform vec4 part_px[16];       // of the canvas: x, y, width, height
uniform vec2 canvas_px;
uniform bool flat_over;         // then pixels are the target's own
out vec2 v_uv;

const vec2 CORNERS[6] = vec2[](vec2(0), vec2(1, 0), vec2(0, 1), vec2(0, 1), vec2(1, 0), vec2(1));

void main() {
    int quad = gl_VertexID / 6;
    vec2 corner = CORNERS[gl_VertexID % 6], size = part_px[quad].zw;
    v_uv = (part_px[quad].xy + corner * size) / canvas_px;
    if (flat_over) {
        vec2 place = 2.0 * v_uv - 1.0;
        gl_Position = vec4(place.x, -place.y, 0.0, 1.0);
        gl_ClipDistance[0] = gl_ClipDistance[1] = 1.0;
    } else {
        put(gl_InstanceID, eyes.clip_from_room[gl_InstanceID] * (room_from_px[quad] * vec4(corner * size, 0.0, 1.0)));
    }
}
