// Upright squares that face the person: both eyes see the same square, so that it does not twist between them.
vec3 between_eyes() {
    return eyes.target.z > 1.5 ? 0.5 * (eyes.room_from_eye[0][3].xyz + eyes.room_from_eye[1][3].xyz)
                               : eyes.room_from_eye[0][3].xyz;
}

// Where a corner (meters right and up of the middle) of a square at `place` is.
vec3 billboard(vec3 place, vec2 corner) {
    vec3 back = normalize(between_eyes() - place + vec3(0.0, 0.0, 1e-6));
    vec3 right = cross(vec3(0.0, 1.0, 0.0), back);
    right = length(right) > 0.05 ? normalize(right) : eyes.room_from_eye[0][0].xyz;
    return place + right * corner.x + cross(back, right) * corner.y;
}
