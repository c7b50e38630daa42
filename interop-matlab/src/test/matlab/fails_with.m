function fails_with(pattern, action)
%FAILS_WITH  Asserts that an action fails with a message that matches a regular expression.

message = '';
try
    action();
catch problem
    message = problem.message;
end
assert(~isempty(regexp(message, pattern, 'once')), 'expected %s, got: %s', pattern, message);
end
