// What a point looks like.
const float FLAT = 0.8;  // light on a point that is too small to be shaded
const int DISC = 0, CROSS = 31;  // between them the other markers of runtime/ground/markers.py, by their number

uniform vec4 markers[13];  // tips, inner radius as a share of the outer, turn in radians, radius as a share of a disc's

// Width of the dark rim around a cross of radius r, all in pixels; of the smallest it would be most of what is seen.
float rim_px(float r) {
    return clamp(0.18 * r, 1.0, 5.0) * smoothstep(1.0, 3.0, r);
}

// Signed distance in pixels to a marker with tips at radius r.
float marker_distance(vec4 marker, vec2 p, float r) {
    float half_sector = 3.14159265 / marker.x;
    float angle = mod(atan(-p.x, p.y) - marker.z + half_sector, 2.0 * half_sector) - half_sector;
    vec2 q = length(p) * vec2(sin(abs(angle)), cos(angle));  // every half of a tip is the same one
    vec2 tip = vec2(0.0, r), edge = r * marker.y * vec2(sin(half_sector), cos(half_sector)) - tip;
    return dot(q - tip, normalize(vec2(-edge.y, edge.x)));
}
