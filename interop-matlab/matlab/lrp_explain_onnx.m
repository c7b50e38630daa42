function [R, scores] = lrp_explain_onnx(model, image, varargin)
%LRP_EXPLAIN_ONNX  Explains what an ONNX network says of pictures; [R, SCORES] = lrp_explain_onnx(MODEL, IMAGE, ...).
%   MODEL is the path of an .onnx file, IMAGE
%     the path of a picture, or a cell array of paths;
%     a picture, rows x columns x 3, of class uint8 or with values from 0 to 255, where 'preprocess' is given;
%     else a batch as the network takes it, such as samples x 3 x 224 x 224.
%   R is the relevance of every pixel and channel, rows x columns x channels (for several pictures a cell array), or of
%   every number of the batch. SCORES has a row per sample.
%
%   lrp_explain_onnx(..., NAME, VALUE) with these names:
%     'preprocess'  how pictures become input: 'torchvision', 'caffe', 'none' or settings such as
%                   'resize=short:256 crop=224 scale=1/255 mean=0.5 std=0.5 layout=nchw', or a .txt file of them; as the
%                   model's file says (which is then printed), else 'none'
%     'composite'   the rules, 'epsilon-plus', 'epsilon-plus-flat', 'epsilon-alpha2-beta1', 'epsilon-gamma-box' ...;
%                   'epsilon-plus'. Behind it may stand rules for layers by their names or types, with * for any
%                   letters: 'epsilon-plus; conv1*=flat; Linear=epsilon(0.01)'
%     'target'      the class to explain, counted from 1, one for all samples or one for each; the strongest. Of an
%                   output with a map for each class a text, counted from 0: 'class:3@all', 'class:3@10,12'; 'class:tabby'
%                   where the model's file names its classes
%     'engine'      'compiled' runs prediction and relevance as one graph in ONNX Runtime, in single precision, the
%                   fastest for large networks; 'hybrid' only the prediction; 'java' computes all in double precision;
%                   'compiled' for .onnx files, else 'java'
%     'device'      'cpu', 'cuda', 'cuda:1' or 'auto'; 'cpu'
%     'low', 'high' the smallest and the largest value an input can have, for 'epsilon-gamma-box': a number, one for
%                   each channel, or one for each element of a sample; those of the preprocessing, or of the batch
%     'input'       the shape of a sample in the file's order, where the file leaves it open and layers need it, such as
%                   [3 224 224] or '3x224x224'; of several inputs a cell array of texts, such as
%                   {'mask=1x12', 'gain=gain.mat'}: a whole shape, or a file that it is held at; [] ('shape' is the same)
%     'output'      the name of one of several outputs; the first that is made of real numbers
%     'keep_output' true to explain what a softmax or sigmoid at the output makes, not the scores below it; false
%
%   The last network stays loaded, so that further calls are quick. Needs Java 25 or newer, and the whole project built.
%
%   Example:
%     [R, y] = lrp_explain_onnx('vgg16.onnx', 'cat.jpg', 'preprocess', 'torchvision');
%     imagesc(sum(R, 3)); axis image
%
%   See also lrp_setup, render.hm_to_rgb

options = parsed(struct('preprocess', '', 'composite', 'epsilon-plus', 'target', [], ...
    'engine', '', 'device', 'cpu', 'low', [], 'high', [], 'keep_output', false, ...
    'input', [], 'shape', [], 'output', ''), varargin);
pictures = [];
if ischar(image) || iscell(image) || ~isempty(options.preprocess)
    pictures = picture_batch(image, options.preprocess, existing(model));
    x = lrp_engine.call(pictures, 'input');
    range = {lrp_engine.fetch(pictures.low()), lrp_engine.fetch(pictures.high())};
else
    x = lrp_engine.put(image);
    range = {double(min(image(:))), double(max(image(:)))};
end
if ~isempty(options.low)
    range{1} = options.low;
end
if ~isempty(options.high)
    range{2} = options.high;
end

if ischar(options.target)
    answer = lrp_engine.call(explainer(model, options, range), 'explain', x, options.target);
else
    classes = [options.target(:) - 1; 0; 0]; % a vector of one would arrive as a plain number
    answer = lrp_engine.call(explainer(model, options, range), 'explain', x, classes, numel(options.target));
end
scores = lrp_engine.fetch(answer.prediction());
R = relevance(answer.relevance(), pictures, image);
end

function options = parsed(options, pairs)
for i = 1:2:numel(pairs)
    if ~isfield(options, lower(pairs{i})) || i == numel(pairs)
        error('lrp:onnx', 'unknown name, or no value for it: %s; known are %s', pairs{i}, ...
            strjoin(fieldnames(options).', ', '));
    end
    options.(lower(pairs{i})) = pairs{i + 1};
end
end

function batch = picture_batch(image, settings, model)
if isempty(settings) && lrp_engine.call('PictureBatch', 'describes', model)
    batch = lrp_engine.call('PictureBatch', 'of', model);
    fprintf('preprocessing: %s (says %s)\n', char(batch.settings()), model);
else
    if isempty(settings)
        settings = 'none';
    end
    batch = lrp_engine.create('PictureBatch', settings, pwd());
end
if ~iscell(image)
    image = {image};
end
for i = 1:numel(image)
    if ischar(image{i})
        lrp_engine.call(batch, 'addFile', lrp_engine.absolute(image{i}));
    else
        lrp_engine.call(batch, 'addPixels', lrp_engine.put(image{i}));
    end
end
end

function R = relevance(tensor, pictures, image)
if isempty(pictures)
    R = lrp_engine.fetch(tensor);
elseif iscell(image)
    R = arrayfun(@(i) lrp_engine.fetch(lrp_engine.call(pictures, 'pixels', tensor, i - 1)), 1:numel(image), ...
        'UniformOutput', false);
else
    R = lrp_engine.fetch(lrp_engine.call(pictures, 'pixels', tensor, 0));
end
end

function object = explainer(model, options, range)
%EXPLAINER  The explainer of the last call, or a new one.
persistent last key
path = existing(model);
file = dir(model);
wanted = {path, file(1).datenum, options.composite, options.engine, options.device, range, ...
    options.keep_output, words(options.input, options.shape), options.output};
if ~isequal(wanted, key)
    key = [];
    if ~isempty(last)
        last.close();
    end
    last = lrp_engine.create('ModelExplainer', wanted{1}, options.composite, lrp_engine.put(range{1}), ...
        lrp_engine.put(range{2}), options.engine, options.device, logical(options.keep_output), ...
        wanted{8}, wanted{9});
    key = wanted;
end
object = last;
end

function path = existing(model)
%EXISTING  The absolute path of a model that is there.
if isempty(dir(model))
    error('lrp:onnx', 'No such file or directory: %s', model);
end
path = lrp_engine.absolute(model);
end

function text = words(input, shape)
%WORDS  What is said of inputs, one a line; files by their whole path.
if isempty(input)
    input = shape;
end
if isnumeric(input)
    input = strjoin(arrayfun(@(n) sprintf('%d', n), input(:).', 'UniformOutput', false), 'x');
end
if ~iscell(input)
    input = {input};
end
for i = 1:numel(input)
    equals = find(input{i} == '=', 1);
    if ~isempty(equals) && isempty(regexp(input{i}(equals + 1:end), '^[0-9x, ]+$', 'once'))
        input{i} = [input{i}(1:equals) lrp_engine.absolute(input{i}(equals + 1:end))];
    end
end
text = strjoin(input, sprintf('\n'));
end
