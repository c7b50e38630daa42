function object = module(layer)
%LRP_ENGINE.MODULE  The module of package modules for a layer of the engine.

type = char(lrp_engine.call('Parts', 'type', layer));
switch type
    case 'Linear'
        object = modules.Linear();
        object.take(layer);
    case 'Convolution'
        object = modules.Convolution();
        object.take(layer);
    case {'SumPool', 'MaxPool', 'AveragePool'}
        window = lrp_engine.call('Parts', 'window', layer).';
        object = feval(['modules.' type], window(1:2), window(3:4));
    case {'Rect', 'Tanh', 'SoftMax', 'Flatten'}
        object = feval(['modules.' type]);
    otherwise
        error('lrp:engine', 'a layer of type %s has no module in Matlab', type);
end
end
