// The calm around everything: linear color seen along a unit direction of the room.
vec3 sky(vec3 direction) {
    vec3 low = vec3(0.0032, 0.0036, 0.0050);
    vec3 horizon = vec3(0.0140, 0.0165, 0.0230);
    vec3 high = vec3(0.0050, 0.0062, 0.0105);
    float height = direction.y;
    return mix(horizon, height < 0.0 ? low : high, smoothstep(0.0, 0.75, abs(height)));
}
