# What PIL.Image gives for made pictures.
import numpy as np
from PIL import Image
ref=(np.add.outer(np.arange(37)*5, np.arange(53)*3)%256).astype(np.uint8)
rgb=np.stack([ref, ref.T.reshape(37,53), 255-ref], axis=2)
rgba=np.dstack([rgb, (ref*3).astype(np.uint8)])
out={}
def rec(n, im):
    out[n]=np.asarray(im)
for n,a in (('L',ref),('RGB',rgb),('RGBA',rgba),('F',ref.astype('f4')/7),('I16',ref.astype('u2')*200)):
    im=Image.fromarray(a)
    for f in (0,1,2,3,4,5):
        if n=='I16' and f: continue
        rec(f'{n}r{f}', im.resize((20,61), f)); rec(f'{n}s{f}', im.resize((90,11), f))
    rec(n+'c', im.crop((-3,2,20,50)))
    rec(n+'t', im.transpose(Image.Transpose.ROTATE_90)); rec(n+'rot', im.rotate(90, expand=True))
    if n in('L','RGB'):
        rec(n+'rn', im.rotate(30)); rec(n+'rb', im.rotate(30, Image.BILINEAR, expand=True)); rec(n+'rc', im.rotate(-17, Image.BICUBIC))
    if n!='I16':
        rec(n+'L', im.convert('L')); rec(n+'RGB', im.convert('RGB')) if n!='F' else None
    if n in ('L','RGB','RGBA'):
        rec(n+'1', im.convert('1')); rec(n+'LA', im.convert('LA')); rec(n+'Y', im.convert('YCbCr')); rec(n+'F', im.convert('F'))
    t=im.copy(); 
    if n!='I16': t.thumbnail((16,16)); rec(n+'th', t)
    if n!='F':
        im.save(f'{n}.png'); b=Image.open(f'{n}.png'); rec(n+'b', b)
a=Image.fromarray(rgba); b=Image.fromarray(np.roll(rgba,7,0)); rec('ac', Image.alpha_composite(a,b)); rec('bl', Image.blend(a,b,.3))
p=Image.fromarray(rgb); p.paste((255,0,3),(5,5,20,20)); p.paste(Image.fromarray(ref),(-4,20),Image.fromarray(ref)); rec('paste',p)
rec('new', Image.new('RGB',(4,3),'red'))
np.savez('FILE', **out)
