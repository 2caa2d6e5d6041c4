// Stays in sRGB values: Dear ImGui's text and edges are made to be blended there.
uniform sampler2D picture;
in vec2 v_uv;
in vec4 v_color;
out vec4 color;

void main() {
    color = v_color * texture(picture, v_uv);
}
