// Both eyes in one draw: gl_InstanceID is the eye, so draw with instances = eyes.count.
// Clip space is shrunk and shifted into the eye's part of the target; two clip distances cut at its edges.
// Filled by runtime/draw/eyes.py.  Room space in meters; clip.w of a point is its depth in *stage* meters.
layout(std140) uniform Eyes {
    mat4 clip_from_room[2];
    mat4 room_from_eye[2];  // unit axes: right, up, back; the eye's place
    vec4 viewport[2];       // x, y, width, height in pixels of the target
    vec4 tangents[2];       // left, right, down, up edge of the field of view
    vec4 focal_px;          // of eye 0 and 1
    vec4 target;            // width, height in pixels, eyes, room meters in one stage meter
} eyes;
