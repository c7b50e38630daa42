classdef Doubling < modules.Module
    %DOUBLING  A layer of one's own, for tests: Y = 2 W X with one weight.

    properties
        W = 1
        B = 0
        seen
        gradient
    end

    methods
        function Y = forward(obj, X)
            obj.seen = X;
            Y = 2 * obj.W * X;
        end

        function DX = backward(obj, DY)
            obj.gradient = 2 * sum(sum(DY .* obj.seen));
            DX = 2 * obj.W * DY;
        end

        function update(obj, lrate)
            obj.W = obj.W - lrate * obj.gradient;
        end

        function R = simple_lrp(obj, R) %#ok<INUSL>
        end

        function R = epsilon_lrp(obj, R, epsilon)
            R = R .* (2 * obj.W * obj.seen) ./ (2 * obj.W * obj.seen + epsilon);
        end
    end
end
