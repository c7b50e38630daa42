"""The older names of ``scipy.fft``; of its functions those whose results have the same form there."""

from ..fft import (dct, dctn, fft, fft2, fftfreq, fftn, fftshift, idct, idctn, ifft, ifft2, ifftn,  # noqa: F401
                   ifftshift, next_fast_len)  # fmt: skip

__all__ = """
    dct dctn fft fft2 fftfreq fftn fftshift idct idctn ifft ifft2 ifftn ifftshift next_fast_len
    """.split()
