// Dear ImGui's triangles into the panels' canvas: pixels from its top left, texture row 0 on top.
uniform vec2 canvas_px;
in vec2 position_px;
in vec2 uv;
in vec4 color;
out vec2 v_uv;
out vec4 v_color;

void main() {
    v_uv = uv;
    v_color = color;
    gl_Position = vec4(2.0 * position_px / canvas_px - 1.0, 0.0, 1.0);
}
