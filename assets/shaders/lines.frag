// A bar with smooth sides.
flat in vec4 color;
in vec2 across;
flat in float half_px;

out vec4 fragment;

void main() {
    // Thinner than a pixel: fainter instead.
    float cover = clamp(half_px + 0.5 - abs(across.x / across.y), 0.0, 1.0) * min(1.0, 2.0 * half_px);
    fragment = vec4(color.rgb, 1.0) * color.a * cover;
}
