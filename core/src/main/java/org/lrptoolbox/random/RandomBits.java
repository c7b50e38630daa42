package org.lrptoolbox.random;

/** Where random numbers come from: words of 32 and 64 bits and numbers of [0, 1). */
interface RandomBits {
    /** The next 32 random bits. */
    int nextInt();

    /** The next 64 random bits. */
    long nextLong();

    /** The next number of [0, 1) with 53 random bits. */
    double nextDouble();

    /** The next number of the Laplace distribution around 0 of scale 1. */
    default double nextLaplace() {
        double u = nextDouble();
        while (u == 0) {
            u = nextDouble();
        }
        return u >= 0.5 ? -Math.log(2.0 - u - u) : Math.log(u + u);
    }
}
