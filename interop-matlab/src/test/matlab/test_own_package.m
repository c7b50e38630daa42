function test_own_package
% Layers of one's own in the package modules compute what they say, not what their parent does.

X = randn(3, 4);
layer = modules.HalvedLinear(4, 2);
nn = modules.Sequential({modules.Rect(), layer, modules.NamedRect(), modules.Linear(2, 2)});
Y = nn.forward(X);
inner = max(max(X, 0) * layer.W / 2, 0);
close_to(Y, inner * nn.modules{4}.W);
close_to(nn.modules{3}.Y, inner);
R = nn.lrp(Y, 'epsilon', 0.1);
close_to(R, nn.modules{1}.lrp(layer.lrp(nn.modules{3}.lrp(nn.modules{4}.lrp(Y, 'epsilon', 0.1), 'epsilon', 0.1), ...
    'epsilon', 0.1), 'epsilon', 0.1));
fails_with('module 2 is of class modules.HalvedLinear, which no file format knows', @() model_io.write(nn, 'net.txt'));
end
