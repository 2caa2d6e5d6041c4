// Darkness around a clear field, by angle from straight ahead.
flat in int eye;
in vec2 tangent;

uniform float clear_rad;  // half of the clear field
uniform float strength;

out vec4 fragment;

const float SOFT_RAD = 0.14;

void main() {
    float angle = atan(length(tangent));
    fragment = vec4(vec3(0.002), 1.0) * smoothstep(clear_rad, clear_rad + SOFT_RAD, angle) * strength;
}
