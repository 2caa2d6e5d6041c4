// A flat disc.
flat in vec3 color;
out vec4 fragment;

void main() {
    vec2 q = gl_PointCoord - 0.5;
    if (dot(q, q) > 0.25) discard;
    fragment = vec4(color, 1.0);
}
