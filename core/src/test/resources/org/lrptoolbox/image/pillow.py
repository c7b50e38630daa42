"""Makes the .npy files beside it: what Pillow (12.3.0) makes of one picture, by filter and size."""

import numpy as np
from PIL import Image

y, x, c = np.mgrid[:31, :47, :3]
picture = Image.fromarray(((x * x * 7 + y * y * 13 + x * y * 3 + c * 41) % 256).astype(np.uint8))
for name in ("box", "bilinear", "hamming", "bicubic", "lanczos"):
    for width, height in ((14, 9), (50, 40), (20, 31)):
        resized = picture.resize((width, height), getattr(Image.Resampling, name.upper()))
        np.save("{}-{}x{}.npy".format(name, height, width), np.asarray(resized))
