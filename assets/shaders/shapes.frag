// Translucent: a sphere is a bubble, densest at its rim; rings and discs have soft edges.
const int SPHERE = 0;

uniform int kind;
uniform vec4 color;  // linear, straight alpha

in vec3 normal;
in vec3 toward_eye;
in float radius;

out vec4 fragment;

void main() {
    float alpha = color.a;
    if (kind == SPHERE) {
        float facing = abs(dot(normalize(normal), normalize(toward_eye)));
        alpha *= mix(1.0, 0.18, smoothstep(0.0, 0.75, facing));
    } else {
        float soft = max(fwidth(radius), 1e-4);
        alpha *= clamp((1.0 - abs(radius)) / soft, 0.0, 1.0);
    }
    fragment = vec4(color.rgb, 1.0) * alpha;
}
