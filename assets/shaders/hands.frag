// Lit plastic: light from above the left shoulder, as on points and shells, a little from the eye, and a rim that parts it
// from the dark.
in vec3 outward;
in vec3 toward_eye;
flat in vec3 tip;
flat in float v_tint;  // as in runtime/draw/hands.py: 0 body, 1 dark, 2 tip

out vec4 fragment;

void main() {
    vec3 n = normalize(outward), here = normalize(toward_eye);
    float facing = abs(dot(n, here));
    float light = 0.25 + 0.55 * max(0.0, dot(n, vec3(-0.37, 0.74, 0.56))) + 0.20 * facing;
    vec3 body = v_tint < 0.5 ? vec3(0.19, 0.20, 0.22) : vec3(0.03, 0.032, 0.036);
    vec3 rgb = v_tint > 1.5 ? tip * (0.6 + 0.4 * light) : body * light + vec3(0.05, 0.06, 0.075) * pow(1.0 - facing, 3.0);
    fragment = vec4(rgb, 1.0);
}
