function edges = outline(image, sigma)
%RENDER.OUTLINE  The edges of a picture by Canny's method; edges = render.outline(IMAGE, SIGMA), true on edges.
%   The same lines as edge(IMAGE, 'canny', [], SIGMA) of MATLAB's Image Processing Toolbox, which is used where it is
%   installed; elsewhere the Java side looks for them.

if ~exist('OCTAVE_VERSION', 'builtin') && exist('edge', 'file')
    edges = edge(image, 'canny', [], sigma);
else
    edges = lrp_engine.fetch(lrp_engine.call('Pictures', 'outline', lrp_engine.put(image), sigma)) > 0;
end
end
