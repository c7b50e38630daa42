function edges = edge(image, method, threshold, sigma)
%EDGE  The edges of a picture by Canny's method; a stand-in for the function of the image package.
%   edge(IMAGE, 'canny', [], SIGMA) chooses thresholds as MATLAB does. Values need not lie between 0 and 1.

if nargin < 4
    sigma = sqrt(2);
end
if nargin < 2 || ~strcmpi(method, 'canny') || nargin > 2 && ~isempty(threshold)
    error('lrp:compat', 'only edge(image, ''canny'', [], sigma) is built in; for more, pkg load image');
end
edges = render.outline(image, sigma);
end
