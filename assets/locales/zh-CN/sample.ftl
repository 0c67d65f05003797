# 样本公司。

fault-sample-own_firm = 这是你自己公司的账套，不会填入虚构的数据。
    .todo = 要试用样本公司，请在另一个数据文件夹中打开程序。
fault-sample-already_filled = 样本公司里已经有数据。
    .todo = 直接使用即可。
