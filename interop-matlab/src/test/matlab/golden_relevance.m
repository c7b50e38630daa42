function golden_relevance(model)
% Computes what cases.txt lists, lines of "file init variant parameter", for the inputs in x.mat.

nn = model_io.read(model);
x = data_io.read('x.mat');
cases = strsplit(strtrim(fileread('cases.txt')), "\n");
for i = 1:numel(cases)
    words = strsplit(cases{i}, ' ');
    [file, init, variant, parameter] = words{:};
    if isempty(strfind(init, 'with-softmax')) && isa(nn.modules{end}, 'modules.SoftMax')
        nn.drop_softmax_output_layer();
    end
    R = nn.forward(x);
    if ~isempty(strfind(init, 'dominant'))
        R = R .* (R == max(R, [], 2));
    end
    first = regexp(variant, '^composite_alpha1_first-(.*)$', 'tokens', 'once');
    if isempty(first)
        R = nn.lrp(R, variant, str2num(parameter)); %#ok<ST2NM> no number is []
    else
        nn.set_lrp_parameters('alpha', 1);
        nn.modules{1}.set_lrp_parameters(first{1});
        R = nn.lrp(R);
    end
    data_io.write(R, [file '.mat']);
end
end
