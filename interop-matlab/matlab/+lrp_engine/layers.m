function list = layers(modules)
%LRP_ENGINE.LAYERS  The engine's layers of a cell of modules, as a Java list.

list = lrp_engine.create('ModuleList');
for i = 1:numel(modules)
    lrp_engine.call(list, 'add', modules{i}.layer());
end
end
