// A ball, lit from above the left shoulder as points are.
in vec2 at;
flat in vec3 color;

out vec4 fragment;

void main() {
    float apart = length(at), soft = max(fwidth(apart), 1e-4);
    float cover = clamp((1.0 - apart) / soft + 0.5, 0.0, 1.0);
    if (cover < 0.05) discard;
    float bulge = sqrt(max(0.0, 1.0 - apart * apart));
    float light = 0.42 + 0.62 * max(0.0, dot(vec3(at, bulge), vec3(-0.37, 0.56, 0.74)));
    fragment = vec4(color * light, 1.0) * cover;
}
