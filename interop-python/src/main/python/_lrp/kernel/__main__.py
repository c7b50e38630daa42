import sys

from _lrp.kernel import main

main(sys.argv[1:])
