// A rectangle of the panels' canvas, in the room (for each eye) or flat over the window.
#include "stereo_vertex.glsl"
uniform mat4 room_from_px;   // from pixels of the rectangle, y down
uniform vec4 part_px;        // of the canvas: x, y, width, height
uniform vec2 canvas_px;
uniform bool flat_over;      // then pixels are the target's own
out vec2 v_uv;

void main() {
    vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
    v_uv = (part_px.xy + corner * part_px.zw) / canvas_px;
    if (flat_over) {
        vec2 place = 2.0 * v_uv - 1.0;
        gl_Position = vec4(place.x, -place.y, 0.0, 1.0);
        gl_ClipDistance[0] = gl_ClipDistance[1] = 1.0;
    } else {
        put(gl_InstanceID, eyes.clip_from_room[gl_InstanceID] * (room_from_px * vec4(corner * part_px.zw, 0.0, 1.0)));
    }
}
