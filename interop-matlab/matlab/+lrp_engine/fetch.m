function x = fetch(tensor)
%LRP_ENGINE.FETCH  Fetches a tensor from Java as an array.

x = lrp_engine.unpack(lrp_engine.call('Border', 'packed', tensor));
end
