"""Filters, operations, arithmetic, drawing and statistics of pictures. FILE is where the arrays go."""

import numpy as np
from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageEnhance, ImageFilter, ImageOps, ImageStat

y, x = np.mgrid[:13, :17]
rgb = np.stack([(x * 9 + y * 7 + 40 * c) % 256 for c in range(4)], 2).astype(np.uint8)
image, gray, clear = Image.fromarray(rgb[:, :, :3]), Image.fromarray(rgb[:, :, 0]), Image.fromarray(rgb)
turned = image.transpose(Image.FLIP_LEFT_RIGHT)
made = {}


def keep(name, value):
    made[name] = np.asarray(value)


for mode in "HSV", "CMYK":
    keep(mode, image.convert(mode))
    keep(f"{mode} back", image.convert(mode).convert("RGB"))
keep("P", gray.convert("P").convert("RGB"))
keep("reduce", image.reduce(2))
keep("box", image.resize((6, 9), Image.BICUBIC, box=(2.5, 1, 15, 12)))
keep("affine", image.transform((10, 10), Image.AFFINE, (1, 0.1, 0, 0.2, 1, 1), resample=Image.BILINEAR))
keep("extent", image.transform((10, 10), Image.EXTENT, (2, 2, 8, 8)))
for name in "BLUR CONTOUR DETAIL EDGE_ENHANCE EDGE_ENHANCE_MORE EMBOSS FIND_EDGES SHARPEN SMOOTH SMOOTH_MORE".split():
    keep(name, image.filter(getattr(ImageFilter, name)))
for function in (ImageFilter.MedianFilter(3), ImageFilter.MaxFilter(3), ImageFilter.MinFilter(5), ImageFilter.RankFilter(3, 2),
                 ImageFilter.BoxBlur(1.5), ImageFilter.GaussianBlur(2), ImageFilter.UnsharpMask(), ImageFilter.Kernel((3, 3), range(9))):
    keep(function.name, image.filter(function))
for name in "Brightness", "Contrast", "Color", "Sharpness":
    for factor in 0.3, 1.5:
        keep(f"{name} {factor}", getattr(ImageEnhance, name)(image).enhance(factor))
for name in "difference add subtract multiply screen lighter darker add_modulo".split():
    keep(name, getattr(ImageChops, name)(image, turned))
keep("offset", ImageChops.offset(image, 3, 2))
for name in "invert mirror flip grayscale".split():
    keep(name, getattr(ImageOps, name)(image))
keep("expand", ImageOps.expand(image, 2, "black"))
keep("fit", ImageOps.fit(image, (8, 8)))
keep("pad", ImageOps.pad(image, (20, 20)))
keep("contain", ImageOps.contain(image, (8, 8)))
keep("autocontrast", ImageOps.autocontrast(gray, 5))
keep("equalize", ImageOps.equalize(gray))
keep("solarize", ImageOps.solarize(gray, 100))
keep("posterize", ImageOps.posterize(gray, 3))
keep("colorize", ImageOps.colorize(gray, "black", "white"))
canvas = Image.new("RGB", (30, 30), "white")
draw = ImageDraw.Draw(canvas)
draw.rectangle([2, 2, 10, 12], outline="red", fill=(0, 0, 255))
draw.line([(0, 0), (29, 29)], fill=0)
draw.point((3, 25), "green")
canvas.paste(clear, (12, 1), clear)
keep("drawn", canvas)
pixels = canvas.load()
pixels[4, 5] = (1, 2, 3)
keep("pixel", canvas.getpixel((4, 5)) + pixels[0, 1])
values = ImageStat.Stat(image)
keep("statistics", [values.mean, values.stddev, values.rms, values.median, values.sum])
keep("colors", [ImageColor.getrgb(name) for name in ("red", "#abc", "rgb(1,2,3)", "rgb(10%,20%,30%)", "hsl(0,100%,50%)")])
keep("counted", sorted(gray.getcolors(1000)))
filled = Image.new("L", (4, 4))
filled.putdata(list(range(16)))
keep("filled", filled)
keep("point", image.point(lambda v: v * 1.5))
for picture, name in (image, "a.tif"), (gray, "b.tif"), (clear, "c.tif"):
    picture.save(name)
    keep(name, Image.open(name))
gray.putpalette([255, 0, 0, 0, 255, 0] * 128)
keep("palette", gray.convert("RGB"))
errors = []
for call in (lambda: image.convert("XX"), lambda: Image.new("ZZ", (3, 3)), lambda: Image.merge("RGB", (gray, gray)),
             lambda: image.getpixel((100, 100)), lambda: image.filter(3), lambda: ImageColor.getrgb("no colour")):
    try:
        call()
    except (ValueError, IndexError, TypeError) as error:
        errors.append(type(error).__name__)
keep("errors", [len(name) for name in errors])
np.savez("FILE", **made)
