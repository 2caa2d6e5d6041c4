// A point with soft shading, round or with tips; a cross for rows that are wrong; a ring around those that are marked.
// Needs marks.

// Signed distance in pixels to an upright cross turned by 45°, of radius r.
float cross_distance(vec2 p, float r) {
    vec2 q = abs(vec2(p.x + p.y, p.x - p.y)) * 0.70710678;
    float bar = max(1.1, 0.26 * r);
    return min(max(q.x - r, q.y - bar), max(q.y - r, q.x - bar));
}

// What a point of radius r (its tips), a shape and a ring shows at p pixels from its middle: linear RGB, premultiplied.
vec4 shade(vec3 rgb, float ring_px, int shape, float r, vec2 p) {
    if (r < 0.75 && ring_px == 0.0) return vec4(rgb * FLAT, 1.0);
    float apart = length(p);
    float inside = shape == CROSS ? cross_distance(p, r) : shape == DISC ? apart - r : marker_distance(markers[shape], p, r);
    float cover = clamp(0.5 - inside, 0.0, 1.0);
    vec2 n = p / max(r, 1.0);
    float bulge = sqrt(max(0.0, 1.0 - dot(n, n)));
    // Light from above the left shoulder; small points stay flat.
    float light = 0.42 + 0.62 * max(0.0, dot(vec3(n, bulge), vec3(-0.37, 0.56, 0.74)));
    light = mix(FLAT, light, smoothstep(1.5, 4.0, r));
    if (shape == CROSS) light = 1.0;
    vec3 shaded = rgb * light + 0.10 * pow(max(0.0, dot(vec3(n, bulge), vec3(-0.30, 0.42, 0.856))), 24.0)
        * smoothstep(3.0, 8.0, r) * float(shape != CROSS);
    vec4 body = vec4(shaded, 1.0) * cover;
    if (shape == CROSS) body.a = max(body.a, clamp(0.5 - (inside - rim_px(r)), 0.0, 1.0));
    if (ring_px > 0.0) {
        float middle = r + 0.62 * ring_px;
        float ring = clamp(0.5 - (abs(apart - middle) - 0.30 * ring_px), 0.0, 1.0);
        body = body + vec4(vec3(0.95), 1.0) * ring * (1.0 - body.a);
    }
    return body;
}
