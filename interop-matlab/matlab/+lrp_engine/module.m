function module = module(layer)
%LRP_ENGINE.MODULE  The module of package modules for a layer of the engine.

type = char(lrp_engine.call('Parts', 'type', layer));
switch type
    case 'Linear'
        module = modules.Linear();
        module.take(layer);
    case 'Convolution'
        module = modules.Convolution();
        module.take(layer);
    case {'SumPool', 'MaxPool', 'AveragePool'}
        window = lrp_engine.call('Parts', 'window', layer).';
        module = feval(['modules.' type], window(1:2), window(3:4));
    case {'Rect', 'Tanh', 'SoftMax', 'Flatten'}
        module = feval(['modules.' type]);
    otherwise
        error('lrp:engine', 'a layer of type %s has no module in Matlab', type);
end
end
