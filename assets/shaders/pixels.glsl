// What the compute rasteriser leaves in each pixel of the target, row by row from below; 0 where no point is.
// Nearness is what is left of the depth buffer's 24 bits.  Below it is a code of the color (8 bits); with SLOTS it is 0, and
// which point is seen, 1 + its place in the order, is in a second picture behind the first; with WIDE it is in the low half.
#ifdef WIDE
layout(std430, binding = 7) buffer Pixels { uint64_t pixels[]; };
#else
layout(std430, binding = 7) buffer Pixels { uint pixels[]; };
#endif

const float FARTHEST = 16777215.0;
