// Where a record is in a texture of them (runtime/draw/records.py): for `texelFetch`.
ivec2 record(int i) {
    return ivec2(i & 4095, i >> 12);
}
