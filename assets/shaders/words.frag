// A letter from its distance field, or the dark rim about it, by which it is read over any points.
uniform sampler2D field;
uniform vec3 cell_px;

const vec3 DARK = vec3(0.003, 0.0035, 0.005);
const float RIM_PX = 4.5, RIM = 0.9;  // of the atlas, and no less than two of the screen; at its darkest

in vec2 v_uv;
flat in vec4 color;
flat in int rim;

out vec4 fragment;

void main() {
    vec2 at = v_uv * vec2(textureSize(field, 0));
    float away = (texture(field, v_uv).r - 0.5) * 2.0 * cell_px.z;  // pixels of the atlas inside
    float px = max(0.5 * (length(dFdx(at)) + length(dFdy(at))), 1e-3);  // of the atlas in one of the screen
    float reach = min(max(RIM_PX, 2.0 * px), cell_px.z - 0.3);
    float alpha = rim == 1 ? RIM * smoothstep(-reach, -0.25 * reach, away)
                           : clamp(away / px + 0.5, 0.0, 1.0);
    alpha *= color.a;
    if (alpha < 0.004) discard;
    fragment = vec4((rim == 1 ? DARK : color.rgb) * alpha, alpha);
}
