# 导入表格时的问题。

fault-import-no_file = 没有选择文件。
    .todo = 选择一个 CSV 文件。
fault-import-unreadable = 文件打不开。
    .todo = 检查文件是否还在、是否正被别的程序占用，再试。
fault-import-empty = 文件是空的。
    .todo = 检查是否选对了文件。
fault-import-not_text = 这不是表格文件（内容是 { $found }）。
    .todo = 在电子表格程序里另存为 CSV，再导入。
fault-import-workbook = 这是 { $found } 工作簿，还不能直接导入。
    .todo = 在电子表格程序里另存为 CSV，再导入。
fault-import-no_header = 文件里没有表头。
    .todo = 第一行写上列名，例如“客户名称”。
fault-import-too_large = 文件超过 { $megabytes } MB。
    .todo = 分成几个文件导入。
fault-import-too_wide = 表头的列数太多。
    .todo = 检查是否选对了文件。
fault-import-encoding_unknown = 没有 { $encoding } 这种编码。
    .todo = 从列表中选择编码。
fault-import-no_name_column = 表头里没有客户名称这一列：{ $head }
    .todo = 把那一列的列名改成“客户名称”，再导入。文字看不懂时，换一种编码。
fault-import-no_customer_column = 表头里没有客户编号这一列：{ $head }
    .todo = 把那一列的列名改成“客户编号”，再导入。
fault-import-no_model_column = 表头里没有设备型号这一列：{ $head }
    .todo = 把那一列的列名改成“设备型号”，再导入。
